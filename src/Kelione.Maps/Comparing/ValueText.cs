using System.Globalization;
using System.Text.Json;

namespace Kelione.Maps;

/// <summary>Values of fields as text, for people who compare two versions.</summary>
internal static class ValueText
{
    /// <summary>Words as they are, numbers and days invariant, lists with commas, anything with parts as JSON; null for null.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        ValueList<string> texts => string.Join(", ", texts),
        Enum => JsonSerializer.Serialize(value, value.GetType(), MapEditJson.Options).Trim('"'),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double or int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, value.GetType(), MapEditJson.Options),
    };
}
