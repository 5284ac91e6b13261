using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Kelione.Maps;

/// <summary>What holds for all texts, wherever they stand: not too long, no control characters, no broken ones. Found by reflection, so that no text is forgotten.</summary>
internal static class TextRules
{
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> Parts = new();

    public static void Check(object thing, Findings at)
    {
        foreach (var field in RecordFields.Of(thing.GetType()).All.Where(f => !(thing is MapImage && f.Property.Name == nameof(MapImage.Data))))
        {
            Value(field.Name, field.Get(thing), at);
        }

        var name = thing switch { JourneyMap m => m.Title, Stage s => s.Name, Step s => s.Name, Lane l => l.Name, Persona p => p.Name, Channel c => c.Name, Device d => d.Name, Route r => r.Name, _ => "" };
        if (name.Length is > MapChecks.LongestName and <= MapChecks.LongestText)
        {
            at.Warning("long-name", thing is JourneyMap ? "title" : "name", $"{at.What} has a name of {EditWords.Number(name.Length)} characters, which no poster can show whole. Shorten it to {EditWords.Number(MapChecks.LongestName)} or fewer.");
        }
    }

    private static void Value(string field, object? value, Findings at)
    {
        switch (value)
        {
            case string text:
                Text(field, text, at);
                break;
            case ValueList<string> texts:
                foreach (var text in texts)
                {
                    Text(field, text, at);
                }

                break;
            case ValueList<Stop> stops:
                foreach (var stop in stops)
                {
                    Within(field, stop, at);
                }

                break;
            case not null when value.GetType() is { IsClass: true } type && type.Namespace == typeof(JourneyMap).Namespace && !type.IsGenericType:
                Within(field, value, at);
                break;
        }
    }

    private static void Within(string field, object record, Findings at)
    {
        foreach (var (name, property) in Parts.GetOrAdd(record.GetType(), static type =>
            [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => (JsonNamingPolicy.CamelCase.ConvertName(p.Name), p))]))
        {
            Value($"{field}/{name}", property.GetValue(record), at);
        }
    }

    private static void Text(string field, string text, Findings at)
    {
        if (text.Length > MapChecks.LongestText)
        {
            at.Error("too-long", field, $"{at.What} has a text of {EditWords.Number(text.Length)} characters; {EditWords.Number(MapChecks.LongestText)} is the most. Shorten it, or put it where a link leads.");
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            at.Error("control-character", field, $"{at.What} has a character that cannot be shown or printed. Type the text anew, or paste it as plain text.");
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                at.Error("broken-character", field, $"{at.What} has half of a character, as comes of cutting a text in its middle. Type that place anew.");
                return;
            }
        }
    }
}
