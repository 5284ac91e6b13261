namespace Kelione.Sources;

/// <summary>What names and ids must be in every protocol.</summary>
internal static class CollectNames
{
    /// <summary>The longest name of an event, in characters.</summary>
    public const int MostName = 500;

    /// <summary>The longest id of a person or event, in characters.</summary>
    public const int MostId = 500;

    /// <summary>Why an id that means nobody is not taken, in the words of the answer.</summary>
    /// <param name="field">The field.</param>
    /// <param name="id">The id.</param>
    public static string MeansNobody(string field, string id) => $"{field} is \"{id.Trim()}\", which means nobody";

    /// <summary>The first id that means nobody; null where there is none.</summary>
    /// <param name="ids">Ids with the fields that they stand in; null for absent.</param>
    public static (string Field, string Id)? Nobody(params ReadOnlySpan<(string Field, string? Id)> ids)
    {
        foreach (var (field, id) in ids)
        {
            if (id is not null && SystemWords.IsNoId(id.Trim()))
            {
                return (field, id);
            }
        }

        return null;
    }
}
