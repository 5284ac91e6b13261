using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Kelione.Voice.Evaluation;

/// <summary>A text with the direction that a person gave it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">−1, 0 or +1.</param>
internal sealed record LabelledText(string Text, int Label)
{
    /// <summary>0 … 9,999 by a hash of the text's letters alone, so that copies of a text (shared on, with another link) fall on the same side of a split.</summary>
    public int Bucket { get; } = (int)(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(Letters(Text).AsSpan())) % 10_000);

    /// <summary>Whether the text may be looked at: 30 of 100.</summary>
    public bool IsTuning => Bucket < 3_000;

    private static string Letters(string text)
    {
        var words = text.Split([' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !w.StartsWith('@') && !w.StartsWith("http", StringComparison.OrdinalIgnoreCase) && w is not "RT");
        return string.Concat(words.SelectMany(w => w).Where(char.IsLetter)).ToLowerInvariant();
    }
}
