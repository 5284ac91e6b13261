using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Kelione.Web.Explore.Frame;

/// <summary>
/// The settings of one view of Explore, which stand in the address beside the filter (<c>?view=sankey&amp;columns=6</c>): a link shows the same picture. A setting at its usual value is left out. Immutable.
/// </summary>
public sealed class ExploreSettings
{
    private static readonly HashSet<string> OfFilter = ["from", "to", "tz", "a", "b", "bfrom", "bto", "where", "told"];

    private readonly SortedDictionary<string, string[]> _values;
    private readonly string _path;
    private readonly string _filter;

    /// <summary>The path of the view, without its query.</summary>
    public string Path => _path;

    private ExploreSettings(string path, string filter, SortedDictionary<string, string[]> values)
    {
        _path = path;
        _filter = filter;
        _values = values;
    }

    /// <summary>Reads an address.</summary>
    /// <param name="uri">A whole address.</param>
    public static ExploreSettings Parse(string uri)
    {
        var address = new Uri(uri);
        var values = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, texts) in QueryHelpers.ParseQuery(address.Query).Where(q => !OfFilter.Contains(q.Key)))
        {
            values[name] = [.. texts.OfType<string>().Where(t => t.Length > 0)];
        }

        return new ExploreSettings(address.AbsolutePath, ExploreFilter.Parse(uri).ToQuery(), values);
    }

    /// <summary>A text; the usual one where the address says none.</summary>
    public string Text(string name, string usual = "") => All(name) is [var first, ..] ? first : usual;

    /// <summary>A text, or null where the address says none.</summary>
    public string? Maybe(string name) => All(name) is [var first, ..] ? first : null;

    /// <summary>Several texts, in order; empty where the address says none.</summary>
    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var texts) ? texts : [];

    /// <summary>One of some texts; the first of them where the address says none or another.</summary>
    public string OneOf(string name, params ReadOnlySpan<string> choices)
    {
        var text = Text(name);
        foreach (var choice in choices)
        {
            if (choice == text)
            {
                return choice;
            }
        }

        return choices[0];
    }

    /// <summary>A whole number, brought into its range; the usual one where the address says none or what is no number.</summary>
    public int Number(string name, int usual, int least = 0, int most = int.MaxValue) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : usual;

    /// <summary>Yes or no.</summary>
    public bool Flag(string name, bool usual = false) => Text(name) switch { "1" => true, "0" => false, _ => usual };

    /// <summary>The address with a setting changed; null takes it out.</summary>
    public string With(string name, string? value) => With((name, value));

    /// <summary>The address with a number changed.</summary>
    public string With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The address with a yes or no changed.</summary>
    public string With(string name, bool value) => With(name, value ? "1" : "0");

    /// <summary>The address with several settings changed; null takes one out.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var values = new SortedDictionary<string, string[]>(_values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            values[name] = value is null ? [] : [value];
        }

        return Address(_filter, values);
    }

    /// <summary>The address with a setting that has several values changed.</summary>
    public string WithAll(string name, IEnumerable<string> texts) =>
        Address(_filter, new SortedDictionary<string, string[]>(_values, StringComparer.Ordinal) { [name] = [.. texts] });

    /// <summary>The address of the same view with the same settings under another filter.</summary>
    public string Under(ExploreFilter filter) => Address(filter.ToQuery(), _values);

    private string Address(string filter, SortedDictionary<string, string[]> values)
    {
        var parts = values.SelectMany(v => v.Value.Select(text => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(text)}"));
        var query = string.Join('&', [.. filter.Length > 0 ? [filter] : Array.Empty<string>(), .. parts]);
        return query.Length > 0 ? $"{_path}?{query}" : _path;
    }
}
