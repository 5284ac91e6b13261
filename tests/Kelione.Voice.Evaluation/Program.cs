using Kelione.Voice.Evaluation;

return args is ["read", ..] ? ReadText.Run(args) : Evaluation.Run(args);
