using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Visits;

/// <summary>Something went wrong, in words for the person. No path, no stack.</summary>
/// <param name="Kind">Which place to show.</param>
/// <param name="Words">What is wrong and what to do.</param>
public sealed record Trouble(BlankKind Kind, string Words)
{
    /// <summary>Whether an exception carries words for people. Others are faults of the program, which go to the log and to the page's error boundary.</summary>
    public static bool IsTold(Exception e) => e is MendableException or QuestionException or RefusedException or SourceException or WorkspaceException or MapEditException;

    /// <summary>The words of an exception.</summary>
    public static Trouble Of(Exception e) => new(
        e switch
        {
            RefusedException => BlankKind.Refused,
            MendableException { IsMissing: true } => BlankKind.NotFound,
            _ => BlankKind.Error,
        },
        e.InWords());
}
