using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Checks the names of the fields to hash, whoever gave them: a misspelt name, or a column that was renamed since the mapping was saved, must not leave a personal field in clear.
/// </summary>
internal static class HashFields
{
    /// <summary>The names as the source spells them.</summary>
    /// <param name="asked">Columns or roles.</param>
    /// <param name="columns">The columns seen.</param>
    /// <param name="roles">Column by role.</param>
    /// <param name="areAllKnown">Whether the source can have no other columns; where columns show only in the records, one may still come.</param>
    /// <exception cref="SourceException">A name fits no column, or what it names cannot be hashed.</exception>
    public static IReadOnlyList<string> Checked(IEnumerable<string> asked, IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> roles, bool areAllKnown)
    {
        var names = new List<string>();
        foreach (var name in asked)
        {
            var found = Resolve(name.Trim(), columns, roles);
            if (found is null && areAllKnown)
            {
                var what = ColumnMapping.AllRoles.Contains(name, StringComparer.Ordinal) ? "column or role with a column" : "column";
                throw new SourceException(
                    $"'{name}' is to be hashed, but there is no {what} '{name}', so it might be stored in clear under another name; there are: {string.Join(", ", columns)}. Say --hash or the mapping's 'hash' with the name it has here.");
            }

            names.Add(found ?? name);
            RefuseNeeded(names[^1], roles);
        }

        return names;
    }

    /// <summary>The names that fit none of the columns.</summary>
    public static IReadOnlyList<string> Unmatched(ColumnMapping mapping, IReadOnlyList<string> columns) =>
        [.. mapping.Hash.Where(h => Resolve(h, columns, mapping.Roles) is null)];

    private static string? Resolve(string name, IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> roles) =>
        columns.Contains(name, StringComparer.Ordinal) || roles.ContainsKey(name)
            ? name
            : columns.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));

    // These are read as times and numbers, so a hash of them could not be stored; to pass them by in silence would leave them in clear.
    private static void RefuseNeeded(string name, IReadOnlyDictionary<string, string> roles)
    {
        foreach (var role in new[] { EventFields.Time, ColumnMapping.TimeOfDay, EventFields.Value })
        {
            if (name == role || (roles.GetValueOrDefault(role) == name && roles.Count(r => r.Value == name) == 1))
            {
                throw new SourceException(role == EventFields.Value
                    ? $"'{name}' is to be hashed, but it is the event's value, a number; name it under 'ignore' instead, or give the value to no column."
                    : $"'{name}' is to be hashed, but the event's time is read from it; leave it out of what is hashed.");
            }
        }
    }
}
