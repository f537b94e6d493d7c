"use strict";const a=/it's "quoted"/;export default function P(){return jsxs("article",{className:"mt-4 text-lg leading-7",children:[jsx("h2",{children:"3. Deletion of your data"}),jsxs("p",{children:["You may ask us to ",jsx("b",{children:"delete"})," your personal data at any time."]}),/* a comment's end */ jsx("p",{children:`We answer within
one month of the request.`})]})}
