using System.Globalization;

namespace Kelione.Maps;

/// <summary>The words of edits.</summary>
internal static class EditWords
{
    public static EditDescription Done(Sort sort, string what, string name, string english, ValueList<FieldValue>? fields = null) => new($"{sort.Name}.{what}", [name, .. Names(fields ?? [])], english);

    public static EditDescription Changed(string part, string english, ValueList<FieldValue> fields) => new($"{part}.changed", Names(fields).ToValueList(), $"Changed {Listed(fields)} of {english}");

    public static string NameOf(JourneyMap map, Sort sort, string id) => sort.Find(map, id) is { } thing ? sort.Label(thing) : id;

    /// <summary>"the text, the quote and the link".</summary>
    public static string Listed(ValueList<FieldValue> fields) => fields.Count switch
    {
        0 => "nothing",
        1 => $"the {fields[0].Field}",
        _ => $"{string.Join(", ", Names(fields).SkipLast(1).Select(f => $"the {f}"))} and the {fields[^1].Field}",
    };

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Names(ValueList<FieldValue> fields) => fields.Select(f => f.Field);
}
