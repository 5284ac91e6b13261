using Kelione.Engine.Storage;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Index;

/// <summary>Puts the texts together that a snapshot needs: those in the index, and those the truth gained since.</summary>
internal static class SnapshotTexts
{
    /// <summary>The texts of every field.</summary>
    /// <param name="connection">Where to read those that the index lacks.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="index">The index; null for none.</param>
    public static Dictionary<string, ITextDictionary> Read(DuckConnection connection, IReadOnlyList<TruthField> fields, BaseIndex? index)
    {
        var texts = new Dictionary<string, ITextDictionary>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var stored = index?.Texts.GetValueOrDefault(field.Name);
            var added = AddedTexts(connection, field, stored?.Count ?? 0);
            texts.Add(field.Name, added.Length == 0 && stored is not null ? stored : new GrownDictionary(stored, added));
        }

        return texts;
    }

    private static unsafe string[] AddedTexts(DuckConnection connection, TruthField field, int known)
    {
        var count = (int)(connection.Number("SELECT CAST(max(code) AS BIGINT) FROM term WHERE field = ?", field.Number) ?? 0) - known;
        if (count <= 0)
        {
            return [];
        }

        var added = new string[count];
        Array.Fill(added, "");
        using var result = connection.Query("SELECT code, text FROM term WHERE field = ? AND code > ?", field.Number, known);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                if (result.Pointer<int>(0)[row] - known - 1 is var at && at < count)
                {
                    added[at] = result.Text(1, row)!;
                }
            }
        }

        return added;
    }
}
