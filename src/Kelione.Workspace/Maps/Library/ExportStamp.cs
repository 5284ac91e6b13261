using System.Globalization;
using System.Text.RegularExpressions;

namespace Kelione.Workspace;

/// <summary>The first line of an exported text, a comment that says which version it was: when the text comes back, what others did since is joined instead of undone.</summary>
public static partial class ExportStamp
{
    /// <summary>The line, with its end.</summary>
    public static string Line(string id, int version) => string.Create(CultureInfo.InvariantCulture, $"# version {version} of {id}; keep this line: it joins your changes with those that others make meanwhile\n");

    /// <summary>The version of a map that a text was exported from; null where it does not say so, or speaks of another map.</summary>
    public static int? Read(string text, string id)
    {
        // Among the first lines: people put a comment for their editor above it.
        var head = text[..Math.Min(text.Length, 1000)].TrimStart('\uFEFF');
        return Form.Match(head) is { Success: true } match && match.Groups["id"].Value == id && int.TryParse(match.Groups["version"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }

    [GeneratedRegex(@"^# version (?<version>\d{1,9}) of (?<id>[a-z0-9-]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }
}
