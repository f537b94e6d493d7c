module.exports={"legal.p1":"You may close your account at any time you like.","btn":"OK","legal.p2":"We keep your records for five years after that.","css":".a{color:red;margin:0}.b{color:blue}"};
