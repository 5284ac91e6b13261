using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>An element of a record in hand, with those inside it.</summary>
internal sealed class XmlNodeOf(string name)
{
    // How the text is called in JSON where other members stand beside it.
    private const string TextName = "text";

    /// <summary>Its name without a namespace.</summary>
    public string Name => name;

    /// <summary>Its own text.</summary>
    public string Text { get; set; } = "";

    /// <summary>Attributes and elements inside it, in order.</summary>
    public List<XmlNodeOf> Children { get; } = [];

    /// <summary>Whether it has a text of its own beside attributes or other elements.</summary>
    public bool HasTextBeside => Children.Count > 0 && !string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether it is nothing but elements of a list.</summary>
    public bool IsList => !HasTextBeside && Children.Count > 0 && Children.TrueForAll(c => c.Name == Children[0].Name) && (Children.Count > 1 || Children[0].Name == "row");

    /// <summary>The JSON that says the same.</summary>
    public JsonNode ToJson()
    {
        if (Children.Count == 0)
        {
            return JsonValue.Create(Text);
        }

        if (IsList)
        {
            return ListOf(Children);
        }

        var json = new JsonObject();
        foreach (var children in Children.GroupBy(c => c.Name, StringComparer.Ordinal))
        {
            json[children.Key] = children.Count() == 1 ? children.First().ToJson() : ListOf(children);
        }

        if (HasTextBeside)
        {
            json[json.ContainsKey(TextName) ? "#text" : TextName] = Text;
        }

        return json;
    }

    /// <summary>Elements as a JSON list.</summary>
    public static JsonArray ListOf(IEnumerable<XmlNodeOf> nodes) => [.. nodes.Select(n => n.ToJson())];
}
