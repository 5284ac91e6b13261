using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kelione.Web.Tests;

/// <summary>Every text of the pages is there in all five languages, with the same places for values.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Languages = ["ru", "zh-Hans", "pl", "lt"];

    private static string Folder => Path.Combine(Checkout.Root, "src", "Kelione.Web", "Texts");

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Folder, "*.resx").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => !n.Contains('.', StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_language_has_every_text_with_the_same_places(string file)
    {
        var english = Read(file, "");
        var plural = english.Keys.Where(k => k.EndsWith(".other", StringComparison.Ordinal)).Select(k => k[..^6]).ToHashSet(StringComparer.Ordinal);
        foreach (var language in Languages)
        {
            var translated = Read(file, "." + language);
            Assert.Empty(english.Keys.Where(k => !IsForm(k, plural)).Except(translated.Keys, StringComparer.Ordinal).Select(k => $"{file}.{language}: '{k}' is missing"));
            Assert.Empty(translated.Keys.Where(k => !IsForm(k, plural)).Except(english.Keys, StringComparer.Ordinal).Select(k => $"{file}.{language}: '{k}' is not in English"));
            Assert.Empty(plural.Where(k => !translated.ContainsKey(k + ".other")).Select(k => $"{file}.{language}: '{k}.other' is missing"));
            Assert.Empty(translated.Where(t => english.TryGetValue(t.Key, out var e) && !Places(e).SetEquals(Places(t.Value)) && !IsForm(t.Key, plural)).Select(t => $"{file}.{language}: '{t.Key}' has other places than in English"));
        }
    }

    private static bool IsForm(string key, HashSet<string> plural) => key.LastIndexOf('.') is > 0 and var dot && key[(dot + 1)..] is "one" or "few" or "many" or "other" && plural.Contains(key[..key.LastIndexOf('.')]);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static Dictionary<string, string> Read(string file, string suffix) =>
        XDocument.Load(Path.Combine(Folder, $"{file}{suffix}.resx")).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
