using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kelione.Maps.Tests.Text.Schema;

/// <summary>What the documentation of the records says of them and of their members.</summary>
internal static partial class DocTexts
{
    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Kelione.Maps.xml"))
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);

    public static string Of(Type type) => Members.TryGetValue($"T:{type.FullName}", out var member) ? Words(member.Element("summary")) : "";

    /// <summary>Of a member: its own summary, or that of the parameter of a positional record.</summary>
    public static string Of(Type type, string property)
    {
        var own = Members.TryGetValue($"P:{type.FullName}.{property}", out var member) ? Words(member.Element("summary")) : "";
        return own.Length > 0 || !Members.TryGetValue($"T:{type.FullName}", out var record)
            ? own
            : Words(record.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == property));
    }

    private static string Words(XElement? element) => element is null
        ? ""
        : Blanks.Replace(string.Concat(element.Nodes().Select(n => n switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => see.Attribute("cref")?.Value.Split('.')[^1] ?? "",
            XElement other => other.Value,
            _ => "",
        })), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks { get; }
}
