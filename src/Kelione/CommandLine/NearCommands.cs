using System.CommandLine;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>Which command or option a mistyped word may have meant.</summary>
internal static class NearCommands
{
    /// <summary>The sentences "Did you mean 'funnel'?" for the words that no command takes; empty where nothing is near.</summary>
    public static IEnumerable<string> Of(ParseResult parse)
    {
        var here = parse.CommandResult.Command;
        var options = here.Options.Concat(here.Parents.SelectMany(p => p is Command c ? c.Options : []).Where(o => o.Recursive))
            .SelectMany(o => o.Aliases.Append(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        var commands = here.Subcommands.Select(c => c.Name).ToList();
        foreach (var word in parse.UnmatchedTokens)
        {
            // Of the words after a mistyped command only options can be judged, and those by the command that was meant: so the first word is enough.
            var isOption = word.StartsWith("--", StringComparison.Ordinal);
            var near = NearNames.Of(word, isOption ? options : commands);
            if (near.Count > 0)
            {
                yield return $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?";
                yield break;
            }
        }
    }
}
