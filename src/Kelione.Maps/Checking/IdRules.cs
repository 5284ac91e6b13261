namespace Kelione.Maps;

/// <summary>Ids: there, short, of plain characters, once.</summary>
internal static class IdRules
{
    private const int Longest = 100;

    public static void Check(Sort sort, string id, HashSet<string> seen, Findings at)
    {
        if (!seen.Add(id))
        {
            at.Error("duplicate-id", "id", $"The id '{id}' is that of two {sort.Name}s. Give one of them another id.");
        }

        if (!IsId(id))
        {
            at.Error("bad-id", "id", $"'{id}' cannot be the id of a {sort.Name}: take 1 to {Findings.Number(Longest)} letters, digits, hyphens, points or underscores.");
        }
    }

    private static bool IsId(string id) => id.Length is > 0 and <= Longest && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
}
