using Kelione.Maps;
using Kelione.Posters.Tests.Support;

namespace Kelione.Web.Tests.Safety.Hostile;

/// <summary>Names that somebody means badly, and a map full of one.</summary>
internal static class HostileTexts
{
    /// <summary>The names, each with a word to tell it by.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["script"] = "<script>alert(1)</script>",
        ["handler"] = "\"><img src=x onerror=alert(1)>",
        ["attribute"] = "' onmouseover='alert(1)",
        ["svg"] = "</text></svg><svg onload=alert(1)>",
        ["formula"] = "=HYPERLINK(\"http://evil.example\",\"x\")",
        ["plus"] = "+1+cmd|' /C calc'!A0",
        ["minus"] = "-2+3",
        ["at"] = "@SUM(1+1)",
        ["tab"] = "=1\t+2",
        ["right-to-left"] = "abc\u202Egpj.exe\u202C",
        ["path"] = "../../../../etc/passwd",
        ["emoji"] = "👩‍👩‍👧‍👦🏳️‍🌈",
        ["entity"] = "&lt;b&gt;&amp;#x27;",
        ["template"] = "{{7*7}} ${7*7} @(1+1) {0}",
        ["link"] = "[x](javascript:alert(1)) ![x](http://evil.example/x.png)",
        ["table"] = "a | b | c `code` # head",
        ["yaml"] = "!!python/object: &a *a : - [",
        ["mermaid"] = "x: 5: Me; click A \"javascript:alert(1)\" %%{init: {}}%%",
        ["long"] = new string('ж', 1500),
    };

    /// <summary>The words by which the names are told, for theories.</summary>
    public static TheoryData<string> Keys() => [.. All.Keys];

    /// <summary>A map all of whose texts are one name; null where no map may have such a text.</summary>
    public static JourneyMap? Map(string key, string id) => MapOfOneText.Create("phone", id, All[key]);
}
