using System.Reflection;
using System.Text.Json.Serialization;

namespace Kelione.Maps.Text;

/// <summary>The words in which an enumeration is written in texts, taken from the same attributes that JSON uses.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(
        v => v,
        v => typeof(T).GetField(v.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? v.ToString());

    private static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>All words in the order of the enumeration.</summary>
    public static IReadOnlyCollection<string> All { get; } = [.. ByValue.Values];

    /// <summary>The word of a value.</summary>
    public static string Of(T value) => ByValue[value];

    /// <summary>The value of a word, letter case ignored, a blank or underscore taken as a hyphen.</summary>
    public static bool TryRead(string word, out T value) => ByWord.TryGetValue(word.Trim().Replace(' ', '-').Replace('_', '-'), out value);
}
