namespace Kelione.Workspace;

/// <summary>Names in the words of comments, each written with @ before it.</summary>
public static class MentionText
{
    /// <summary>Those of some people whom a text names.</summary>
    public static IReadOnlyList<MemberName> Find(string text, IEnumerable<MemberName> people)
    {
        var all = people.ToList();
        var named = Split(text, all.Select(p => p.Name)).Where(p => p.IsMention).Select(p => p.Text[1..]).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(p => named.Contains(p.Name))];
    }

    /// <summary>A text in pieces: plain words, and names with their @.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">The names that may stand in it; where one begins another, the longer is meant.</param>
    public static IReadOnlyList<(string Text, bool IsMention)> Split(string text, IEnumerable<string> names)
    {
        var longestFirst = names.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length).ToList();
        var pieces = new List<(string, bool)>();
        var from = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0 && at < text.Length; at = text.IndexOf('@', at + 1))
        {
            var rest = text.AsSpan(at + 1);
            string? name = null;
            foreach (var candidate in longestFirst)
            {
                // "@Ann" is not meant in "@Anna", nor in an address such as me@Ann.
                if (rest.StartsWith(candidate, StringComparison.Ordinal) && (rest.Length == candidate.Length || !char.IsLetterOrDigit(rest[candidate.Length])) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
                {
                    name = candidate;
                    break;
                }
            }

            if (name is null)
            {
                continue;
            }

            if (at > from)
            {
                pieces.Add((text[from..at], false));
            }

            pieces.Add(("@" + name, true));
            from = at + 1 + name.Length;
            at = from - 1;
        }

        if (from < text.Length)
        {
            pieces.Add((text[from..], false));
        }

        return pieces;
    }
}
