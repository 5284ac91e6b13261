using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>Turns what went wrong into one message for the user and an exit code.</summary>
internal static class Problems
{
    /// <summary>The environment variable that brings stack traces back.</summary>
    public const string DebugVariable = "KELIONE_DEBUG";

    /// <summary>Writes the message; a stack trace only where it was asked for.</summary>
    public static int Tell(Exception problem, Surroundings surroundings)
    {
        var (message, code) = Explain(problem);
        surroundings.Error.WriteLine(message);
        if (surroundings.Variable(DebugVariable) is "1" or "true")
        {
            surroundings.Error.WriteLine(problem);
        }
        else if (code == ExitCode.OurFault)
        {
            surroundings.Error.WriteLine($"This should not happen; it is a fault of the program. {DebugVariable}=1 shows where it happened.");
        }

        return code;
    }

    private static (string Message, int Code) Explain(Exception problem) => problem switch
    {
        AggregateException { InnerExceptions.Count: 1 } several => Explain(several.InnerExceptions[0]),
        OperationCanceledException => ("Stopped. What was kept before is whole.", ExitCode.UserCanMend),
        MendableException { CommandHint: { } hint } => ($"{problem.Message} {hint}", ExitCode.UserCanMend),
        QuestionException { CommandHint: { } hint } => ($"{problem.Message} {hint}", ExitCode.UserCanMend),
        MendableException or SourceException or QuestionException or WorkspaceException => (problem.Message, ExitCode.UserCanMend),
        _ => ($"{problem.GetType().Name}: {problem.Message}", ExitCode.OurFault),
    };
}
