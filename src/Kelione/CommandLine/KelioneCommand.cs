using System.CommandLine;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>A command with the examples that its help ends with.</summary>
/// <param name="name">Its name.</param>
/// <param name="help">What it does, in a sentence.</param>
/// <param name="examples">Whole command lines.</param>
internal sealed class KelioneCommand(string name, string help, params string[] examples) : Command(name, help)
{
    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Says what the command does. It is done when nothing was thrown.</summary>
    /// <returns>The command.</returns>
    public KelioneCommand Does(Surroundings surroundings, CommonOptions common, Func<Session, ParseResult, CancellationToken, Task> act)
    {
        SetAction(async (parse, cancellationToken) =>
        {
            await act(new Session(surroundings, common, parse), parse, cancellationToken);
            return ExitCode.Done;
        });
        return this;
    }

    /// <summary>Says what the command does in the workspace, which must be there and is opened for it.</summary>
    /// <returns>The command.</returns>
    public KelioneCommand DoesInWorkspace(Surroundings surroundings, CommonOptions common, Func<Session, ParseResult, JourneyWorkspace, CancellationToken, Task> act) =>
        Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            await using var workspace = await session.OpenAsync(cancellationToken);
            await act(session, parse, workspace, cancellationToken);
        });
}
