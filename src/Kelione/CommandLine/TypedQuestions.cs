using System.CommandLine;
using Kelione.CommandLine.Commands;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>Reads a question as it would be typed: <c>funnel cart order --within 7d</c>. Comparisons and the demo's tour use the very same commands.</summary>
internal static class TypedQuestions
{
    /// <summary>Reads a line.</summary>
    public static Question Read(Surroundings surroundings, string line, SegmentShelf segments) =>
        Read(surroundings, [.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line)], segments);

    /// <summary>Reads words.</summary>
    /// <exception cref="MendableException">They are no analysis.</exception>
    public static Question Read(Surroundings surroundings, IReadOnlyList<string> words, SegmentShelf segments)
    {
        // Symbols belong to one tree, so the commands are made anew.
        var analyses = CommandList.Analyses();
        var name = words[0] == "segment" && words.Count > 1 ? words[1] : words[0];
        var analysis = analyses.Concat(words[0] == "segment" ? SegmentCommand.Analyses() : []).FirstOrDefault(a => a.Command.Name == name)
            ?? throw new MendableException($"'{name}' is no analysis that can be asked here.{NearNames.Sentence(name, [.. analyses.Select(a => a.Command.Name)])}");
        var root = new RootCommand();
        var common = new CommonOptions();
        common.AddTo(root);
        root.Subcommands.Add(analysis.Wire(surroundings, common));
        var parse = root.Parse([.. words.Skip(words[0] == "segment" ? 1 : 0)], KelioneProgram.Grammar);
        return parse.Errors.Count == 0
            ? analysis.QuestionOf(parse, segments)
            : throw new MendableException(string.Join('\n', parse.Errors.Select(e => e.Message)));
    }
}
