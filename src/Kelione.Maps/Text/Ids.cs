using System.Globalization;
using System.Text;

namespace Kelione.Maps.Text;

/// <summary>Invents ids out of names: of steps, channels and whatever else a map has.</summary>
public static class Ids
{
    /// <summary>The most characters of an id that is made from a name.</summary>
    public const int Longest = 40;

    // The order follows the Cyrillic alphabet; the letters are those of a plain transliteration that people read aloud.
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ё'] = "e", ['ж'] = "zh", ['з'] = "z", ['и'] = "i", ['й'] = "y",
        ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f",
        ['х'] = "kh", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ъ'] = "", ['ы'] = "y", ['ь'] = "", ['э'] = "e", ['ю'] = "yu", ['я'] = "ya",
        ['і'] = "i", ['ї'] = "yi", ['є'] = "ye", ['ґ'] = "g", ['ł'] = "l", ['ø'] = "o", ['đ'] = "d", ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ı'] = "i",
    };

    /// <summary>The letters a–z, digits and hyphens of a name; empty where it has none of them, as in a Chinese name.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = new StringBuilder();
        // Long texts become ids of their first words; normalizing more than that would be waste.
        var head = name.Length > 200 ? name[..200] : name;
        foreach (var c in Composed(head.ToLowerInvariant()))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(c);
            }
            else if (Letters.TryGetValue(c, out var letters))
            {
                id.Append(letters);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not '\'' and not '’' && id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        return Cut(id.ToString().Trim('-'));
    }

    /// <summary>The first of base, base-2, base-3 … that is not taken.</summary>
    /// <param name="wish">The base.</param>
    /// <param name="taken">Whether an id is another's.</param>
    public static string Unique(string wish, Predicate<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        var id = wish;
        for (var n = 2; taken(id); n++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{wish}-{n}");
        }

        return id;
    }

    // й and ё fall apart into a letter and a mark when normalized: known letters are kept whole, all others taken apart.
    private static IEnumerable<char> Composed(string text) => text.SelectMany(c => Letters.ContainsKey(c) || char.IsSurrogate(c) ? [c] : c.ToString().Normalize(NormalizationForm.FormD).ToCharArray());

    private static string Cut(string id)
    {
        if (id.Length <= Longest)
        {
            return id;
        }

        var end = id.LastIndexOf('-', Longest);
        return id[..(end > 0 ? end : Longest)];
    }
}

/// <summary>
/// The ids that cards, barriers, ideas and arcs have where none is written: one for each from its place, made unique in the order of reading. The reader and the writer follow the same rule, so that the writer may leave those ids out.
/// </summary>
internal static class DefaultIds
{
    /// <summary>Gives an id to each thing that has none.</summary>
    /// <param name="things">For each thing in order: the id that is written, or null, and the id that its place suggests.</param>
    public static string[] Assign(IReadOnlyList<(string? Written, string Suggested)> things)
    {
        var taken = things.Select(t => t.Written).OfType<string>().ToHashSet();
        var ids = new string[things.Count];
        // Where a cell was counted up to, so that a thousand cards of one cell cost no million questions.
        var counted = new Dictionary<string, int>();
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = things[i].Written ?? Next(things[i].Suggested, taken, counted);
        }

        return ids;
    }

    /// <summary>For each thing whether its id has to be written, because it would not be invented again.</summary>
    public static bool[] MustWrite(IReadOnlyList<(string Id, string Suggested)> things)
    {
        var write = new bool[things.Count];
        bool changed;
        do
        {
            var invented = Assign([.. things.Select((t, i) => (write[i] ? t.Id : null, t.Suggested))]);
            changed = false;
            for (var i = 0; i < write.Length; i++)
            {
                if (!write[i] && invented[i] != things[i].Id)
                {
                    write[i] = changed = true;
                }
            }
        }
        while (changed);
        return write;
    }

    private static string Next(string suggested, HashSet<string> taken, Dictionary<string, int> counted)
    {
        var n = counted.GetValueOrDefault(suggested, 1);
        string id;
        do
        {
            id = n == 1 ? suggested : string.Create(CultureInfo.InvariantCulture, $"{suggested}-{n}");
            n++;
        }
        while (!taken.Add(id));
        counted[suggested] = n;
        return id;
    }
}
