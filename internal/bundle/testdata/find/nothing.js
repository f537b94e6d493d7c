!function(e,t){"object"==typeof exports&&"undefined"!=typeof module?module.exports=t():e.x=t()}(this,function(){return 1/2/"3"});
