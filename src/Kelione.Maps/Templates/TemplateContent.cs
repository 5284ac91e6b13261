using System.Reflection;
using Kelione.Maps.Text;

namespace Kelione.Maps.Templates;

/// <summary>
/// The files in Templates/Content: <c>catalogue.yaml</c> lists the templates, <c>NAME.yaml</c> is a map with English words, <c>NAME.LANGUAGE.yaml</c> gives the words of another language by their paths (see <see cref="TemplateTexts"/>).
/// They ship inside the assembly, so a mistake in one is a mistake in the product and thrown as such; a test reads them all.
/// </summary>
internal static class TemplateContent
{
    /// <summary>The path of the one text that is no part of the map: what is said of the template.</summary>
    public const string DescriptionKey = "description";

    /// <summary>A template in the catalogue.</summary>
    /// <param name="Name">Its name, and that of its files.</param>
    /// <param name="Group">What it is for.</param>
    /// <param name="Description">What is in it, in English.</param>
    internal sealed record Entry(string Name, MapTemplateGroup Group, string Description);

    /// <summary>The catalogue in its order.</summary>
    public static IReadOnlyList<Entry> Catalogue()
    {
        var list = (TextList)YamlTree.Read(File("catalogue.yaml"));
        return [.. list.Items.Cast<TextMap>().Select(Flat).Select(e => new Entry(e["name"], Enum.Parse<MapTemplateGroup>(e["group"], ignoreCase: true), e[DescriptionKey]))];
    }

    /// <summary>A template's map with English words.</summary>
    public static JourneyMap English(string name)
    {
        var reading = MapYaml.Read(File($"{name}.yaml"), $"{name}.yaml");
        return reading.Map ?? throw new InvalidOperationException($"The template {name} cannot be read: {string.Join("; ", reading.Problems)}");
    }

    /// <summary>A template's words in another language than English, by path.</summary>
    public static Dictionary<string, string> Words(string name, string language) => Flat((TextMap)YamlTree.Read(File($"{name}.{language}.yaml")));

    private static Dictionary<string, string> Flat(TextMap map) =>
        map.Entries.ToDictionary(e => e.Key.Value, e => ((TextScalar)e.Value).Value, StringComparer.Ordinal);

    private static string File(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Templates/{name}") ?? throw new InvalidOperationException($"The template file {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
