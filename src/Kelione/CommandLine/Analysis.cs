using System.CommandLine;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>What an analysis may use to make its question.</summary>
/// <param name="Parse">What was typed.</param>
/// <param name="Scope">The common filters.</param>
/// <param name="Segments">The segments that people defined.</param>
internal sealed record Asking(ParseResult Parse, Scope Scope, SegmentShelf Segments)
{
    /// <summary>The value of an option.</summary>
    public T? Get<T>(Option<T> option) => Parse.GetValue(option);

    /// <summary>Segments by name or rule.</summary>
    public IReadOnlyList<NamedSegment> Named(Option<string[]> option) => [.. (Parse.GetValue(option) ?? []).Select(Segments.Resolve)];
}

/// <summary>A command that asks one question and shows its answer. Every analysis is one of these, so that all have the same filters, JSON and handles, and any can be compared.</summary>
/// <param name="Command">The command, with its own options.</param>
/// <param name="Build">Makes the question.</param>
internal sealed record Analysis(Command Command, Func<Asking, Question> Build)
{
    private readonly ScopeOptions _scope = new();

    /// <summary>Adds the common filters and what happens when the command is run.</summary>
    public Command Wire(Surroundings surroundings, CommonOptions common)
    {
        _scope.AddTo(Command);
        Command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            await using var workspace = await session.OpenAsync(cancellationToken);
            var question = QuestionOf(parse, workspace.Segments);
            await KnownActivities.RemarkAsync(workspace, question, session.Tell, cancellationToken);
            var answer = await workspace.AskAsync(question, cancellationToken);
            if (answer is TimelineAnswer { N: 0 } nobody && question.Scope.IsAll)
            {
                throw new MendableException($"There is no customer '{nobody.Customer}'. Ids are compared letter by letter; 'kelione customers' lists some.");
            }

            if (answer.N == 0 && question.Scope.Where is { Count: > 0 } where)
            {
                session.Tell($"Note: nothing is left with {string.Join(", ", where)}. Values are compared letter by letter; 'kelione pareto --over {Views.Sheet.ShellWord(where[0].Field)}' lists those there are.");
            }

            session.Show(answer);
            return ExitCode.Done;
        });
        return Command;
    }

    /// <summary>The question that was typed.</summary>
    public Question QuestionOf(ParseResult parse, SegmentShelf segments) => Build(new Asking(parse, _scope.Of(parse, segments), segments));
}
