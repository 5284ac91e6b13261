using System.Text.RegularExpressions;

namespace Kelione.Web.Tests.Texts;

/// <summary>Walks every place in the sources where something goes wrong that a person of the pages can mend, and asks whether its words can be said in their language.</summary>
public sealed partial class ExceptionSiteTests
{
    /// <summary>Words that only the command line shows, or that are told under other words; the start of the path is enough.</summary>
    private static readonly string[] Elsewhere =
    [
        "Kelione/", "Kelione.Samples/", "Kelione.Client/", "Kelione.Posters/",
        "Kelione.Web/Hosting/ListenAddresses.cs", "Kelione.Web/Hosting/WebHost.cs",
        "Kelione.Workspace/WorkspaceFolder.cs", "Kelione.Workspace/Moving/", "Kelione.Workspace/Documents/DocumentsServer.cs", "Kelione.Workspace/Papers/PapersPlace.cs", "Kelione.Workspace/Collecting/Enriching/ChannelRules.cs", "Kelione.Workspace/Collecting/CollectingRules.cs", "Kelione.Workspace/Maps/Publishing/OutputFile.cs",
        "Kelione.Engine/Storage/", "Kelione.Maps/Text/", "Kelione.Maps/Mermaid/",
    ];

    private static string Sources => Path.Combine(Checkout.Root, "src");

    [Fact]
    public void Whatever_goes_wrong_can_be_said_in_every_language()
    {
        var unsaid = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Sources, "*.cs", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Sources, "*.razor", SearchOption.AllDirectories)))
        {
            var name = Path.GetRelativePath(Sources, file).Replace('\\', '/');
            if (Elsewhere.Any(e => name.StartsWith(e, StringComparison.Ordinal)))
            {
                continue;
            }

            var text = File.ReadAllText(file);
            foreach (Match site in Site().Matches(text))
            {
                unsaid.AddRange(Literals(text, site.Index + site.Length).Where(w => w.Contains(' ', StringComparison.Ordinal) && char.IsUpper(w[0]) && w[^1] is '.' or '?').Where(w => !SentenceBook.Knows(w)).Select(w => $"{name}: {w}"));
            }
        }

        Assert.Empty(unsaid.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_speak_of_no_commands_that_only_a_terminal_has()
    {
        var file = Path.Combine(Sources, "Kelione.Web", "Texts", "SentenceTexts.resx");
        var commands = Command().Matches(File.ReadAllText(file)).Select(m => m.Value).Where(c => c != "kelione import");
        Assert.Empty(commands);
    }

    [GeneratedRegex("kelione [a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Command();

    // The texts among the arguments of a call, each place for a value filled in.
    private static List<string> Literals(string text, int at)
    {
        var found = new List<string>();
        for (var depth = 1; depth > 0 && at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                found.Add(Literal(text, ref at));
            }
            else
            {
                depth += text[at] is '(' or '[' or '{' ? 1 : text[at] is ')' or ']' or '}' ? -1 : 0;
            }
        }

        return found;
    }

    private static string Literal(string text, ref int at)
    {
        var isFilled = at > 0 && text[at - 1] == '$';
        var word = new System.Text.StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\')
            {
                word.Append(text[++at] == 'n' ? '\n' : text[at]);
            }
            else if (isFilled && text[at] == '{' && text[at + 1] != '{')
            {
                var depth = 1;
                for (at++; depth > 0; at++)
                {
                    if (text[at] == '"')
                    {
                        Literal(text, ref at);
                    }
                    else
                    {
                        depth += text[at] is '{' or '(' or '[' ? 1 : text[at] is '}' or ')' or ']' ? -1 : 0;
                    }
                }

                at--;
                word.Append("x7");
            }
            else
            {
                word.Append(text[at]);
            }
        }

        return word.ToString();
    }

    [GeneratedRegex(@"new (Mendable|Question|Source|MapEdit|Missing|BadHttpRequest)Exception\(|SentenceBook\.Say\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Site();
}
