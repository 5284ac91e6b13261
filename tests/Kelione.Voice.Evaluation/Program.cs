using Kelione.Voice.Evaluation;

return Evaluation.Run(args);
