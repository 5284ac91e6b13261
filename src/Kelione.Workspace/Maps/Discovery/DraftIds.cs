using System.Globalization;
using Kelione.Maps.Text;

namespace Kelione.Workspace;

/// <summary>The ids of what a draft has, made from names that nobody chose as names: a whole address can be the name of an activity.</summary>
internal static class DraftIds
{
    /// <summary>One for each name, in order, each another: cut short, and where a name leaves nothing (as a Chinese one) the sort with its place.</summary>
    /// <param name="names">The names.</param>
    /// <param name="sort">The sort in one word: "step".</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names, string sort) => Distinct([.. names.Select((name, i) =>
        Ids.Of(name) is { Length: > 0 } id ? id : string.Create(CultureInfo.InvariantCulture, $"{sort}-{i + 1}"))]);

    /// <summary>Each wish, with a number where one before it or its own like has it.</summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> wishes)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ids = new List<string>(wishes.Count);
        foreach (var wish in wishes)
        {
            var id = Ids.Unique(wish, taken.Contains);
            taken.Add(id);
            ids.Add(id);
        }

        return ids;
    }
}
