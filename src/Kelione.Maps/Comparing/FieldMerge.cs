namespace Kelione.Maps;

/// <summary>Merges two versions of one record field by field.</summary>
internal static class FieldMerge
{
    /// <summary>The merged record. Where both changed a field differently, lists are merged element by element; anything else is a conflict, and mine is kept.</summary>
    /// <param name="fields">The record's fields.</param>
    /// <param name="ancestor">The record before; null where both added it.</param>
    /// <param name="mine">My version.</param>
    /// <param name="theirs">Their version.</param>
    /// <param name="conflict">Told of each conflict: the field, my value, their value.</param>
    public static object Merge(RecordFields fields, object? ancestor, object mine, object theirs, Action<string, object?, object?> conflict)
    {
        var changed = new List<FieldValue>();
        foreach (var field in fields.All)
        {
            var (m, t) = (field.Get(mine), field.Get(theirs));
            if (Equals(m, t))
            {
                continue;
            }

            var a = ancestor is null ? null : field.Get(ancestor);
            if (ancestor is not null && Equals(m, a))
            {
                changed.Add(new(field.Name, t));
            }
            else if (ancestor is null || !Equals(t, a))
            {
                if ((ListMerge.Merge(a, m, t) ?? Parts(field.Name, a, m, t, conflict)) is { } merged)
                {
                    changed.Add(new(field.Name, merged));
                }
                else
                {
                    conflict(field.Name, m, t);
                }
            }
        }

        return changed.Count == 0 ? mine : fields.With(mine, changed);
    }

    /// <summary>Records whose parts stand for themselves are merged part by part; provenance and the like are one value.</summary>
    private static object? Parts(string field, object? ancestor, object? mine, object? theirs, Action<string, object?, object?> conflict) =>
        ancestor is Binding or Gate or CriticalityWeights && mine is not null && theirs is not null
            ? Merge(RecordFields.Of(ancestor.GetType()), ancestor, mine, theirs, (part, m, t) => conflict($"{field}/{part}", m, t))
            : null;
}
