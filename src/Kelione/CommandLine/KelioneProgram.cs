using System.CommandLine;
using Kelione.CommandLine.Commands;

namespace Kelione.CommandLine;

/// <summary>The program: what was typed → a command → an exit code. Whatever goes wrong becomes one clear message.</summary>
internal static class KelioneProgram
{
    /// <summary>What a newcomer types first.</summary>
    public static IReadOnlyList<string> FirstSteps { get; } =
    [
        "kelione demo", "kelione import events.csv", "kelione status", "kelione flows", "kelione funnel view cart order --within 7d",
        "kelione retention --start signup --periods 14", "kelione aha --exposure 1d --outcome 7d..14d",
    ];

    /// <summary>Runs the program.</summary>
    /// <param name="args">What was typed.</param>
    /// <param name="surroundings">The world.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ParseAndRunAsync(args, surroundings, cancellationToken);
        }
        catch (Exception e)
        {
            return Problems.Tell(e, surroundings);
        }
        finally
        {
            surroundings.Out.Flush();
        }
    }

    /// <summary>All commands, under the root.</summary>
    public static RootCommand Root(Surroundings surroundings)
    {
        var common = new CommonOptions();
        var root = new RootCommand("Kelione: from raw events to customer journeys.");
        common.AddTo(root);
        foreach (var command in CommandList.All(surroundings, common))
        {
            root.Subcommands.Add(command);
        }

        HelpWithExamples.AddTo(root);
        return root;
    }

    /// <summary>How lines are read: an activity may begin with @, so response files are off.</summary>
    public static ParserConfiguration Grammar { get; } = new() { ResponseFileTokenReplacer = null };

    private static async Task<int> ParseAndRunAsync(string[] args, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var parse = Root(surroundings).Parse(args.Length == 0 ? ["--help"] : args, Grammar);
        if (parse.Errors.Count > 0 && parse.Action is not System.CommandLine.Invocation.SynchronousCommandLineAction { Terminating: true, ClearsParseErrors: true })
        {
            var path = string.Join(' ', CommandPath(parse));
            surroundings.Error.WriteLine(string.Join('\n', parse.Errors.Select(e => e.Message).Concat(NearCommands.Of(parse)).Distinct(StringComparer.Ordinal)));
            surroundings.Error.WriteLine($"See: {path} --help");
            return ExitCode.UserCanMend;
        }

        return await parse.InvokeAsync(
            new InvocationConfiguration
            {
                Output = surroundings.Out,
                Error = surroundings.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            cancellationToken);
    }

    private static Stack<string> CommandPath(ParseResult parse)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = parse.CommandResult; at is System.CommandLine.Parsing.CommandResult command; at = at.Parent)
        {
            names.Push(command.Command is RootCommand ? "kelione" : command.Command.Name);
        }

        return names;
    }
}
