using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Storage;

/// <summary>
/// The texts of fields that are read back by their codes instead of by a join. Each join takes memory of its own in the database, about seven megabytes however few rows there are, so that a store of 150 fields could not be
/// read at all; beyond <see cref="MostJoins"/> the fields with the fewest texts are looked up here.
/// </summary>
internal sealed class SmallTexts
{
    /// <summary>How many fields are joined at the most.</summary>
    public const int MostJoins = 40;

    private readonly Dictionary<int, string?[]> _texts;

    private SmallTexts(Dictionary<int, string?[]> texts) => _texts = texts;

    /// <summary>Chooses fields and reads their texts.</summary>
    public static unsafe SmallTexts Load(DuckConnection connection, List<TruthField> fields)
    {
        var chosen = new Dictionary<int, string?[]>();
        if (fields.Count <= MostJoins)
        {
            return new SmallTexts(chosen);
        }

        var lasts = new Dictionary<int, int>();
        using (var counts = connection.Query("SELECT field, max(code) FROM term GROUP BY field"))
        {
            while (counts.Next())
            {
                for (var row = 0; row < counts.Count; row++)
                {
                    lasts.Add(counts.Pointer<int>(0)[row], counts.Pointer<int>(1)[row]);
                }
            }
        }

        // What overflows has a column of texts beside it, and the most texts of all.
        foreach (var field in fields.Where(f => !f.Overflows).OrderBy(f => lasts.GetValueOrDefault(f.Number)).Take(fields.Count - MostJoins))
        {
            chosen.Add(field.Number, new string?[lasts.GetValueOrDefault(field.Number) + 1]);
        }

        if (chosen.Count == 0)
        {
            return new SmallTexts(chosen);
        }

        using var terms = connection.Query(FormattableString.Invariant($"SELECT field, code, text FROM term WHERE field IN ({string.Join(',', chosen.Keys)})"));
        while (terms.Next())
        {
            for (var row = 0; row < terms.Count; row++)
            {
                chosen[terms.Pointer<int>(0)[row]][terms.Pointer<int>(1)[row]] = terms.Text(2, row);
            }
        }

        return new SmallTexts(chosen);
    }

    /// <summary>Whether a field is looked up here.</summary>
    public bool Has(TruthField field) => _texts.ContainsKey(field.Number);

    /// <summary>The text of a field's code; null for none.</summary>
    public string? Find(TruthField field, int code) => code > 0 && _texts[field.Number] is var texts && code < texts.Length ? texts[code] : null;
}
