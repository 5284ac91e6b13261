using System.Text.Json;

namespace Kelione.Sources;

/// <summary>Says what is wrong with JSON in words for the person who gave it.</summary>
internal static class JsonWords
{
    /// <summary>How the JSON of a stranger is read: with a bound on its depth, forgiving of comments and trailing commas.</summary>
    public static JsonReaderOptions Options(SourceLimits limits, bool sequence = false) => new()
    {
        MaxDepth = limits.MaxDepth,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowMultipleValues = sequence,
    };

    /// <summary>What is wrong.</summary>
    public static string Of(Exception e, SourceLimits limits)
    {
        if (e is not JsonException)
        {
            return "the JSON has a text with broken characters";
        }

        var message = e.Message;
        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return Invariant($"the JSON is nested deeper than {limits.MaxDepth} levels");
        }

        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return $"this is no valid JSON ({(end < 0 ? message : message[..end]).TrimEnd('.', ' ')})";
    }
}
