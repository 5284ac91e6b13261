using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Voice.Themes;

/// <summary>What a person changed about the themes that were found. Kept by the workspace and applied after every finding, so that nothing a person did is lost. Immutable.</summary>
/// <param name="Edits">The changes, the oldest first.</param>
public sealed record ThemeList(IReadOnlyList<ThemeEdit> Edits)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Nothing changed.</summary>
    public static ThemeList Empty { get; } = new([]);

    /// <summary>Reads a list that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The list.</returns>
    /// <exception cref="JsonException">The text is no such list.</exception>
    public static ThemeList FromJson(string json) => new(JsonSerializer.Deserialize<List<ThemeEdit>>(json, Json) ?? []);

    /// <summary>The list with one more change.</summary>
    /// <param name="edit">The change.</param>
    /// <returns>A new list.</returns>
    public ThemeList With(ThemeEdit edit) => new([.. Edits, edit]);

    /// <summary>The list as text, to be kept.</summary>
    /// <returns>JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(Edits, Json);

    /// <summary>Applies the changes. A change of a theme that is no longer found is passed over, except that a pinned one stays.</summary>
    /// <param name="found">The themes that were found.</param>
    /// <returns>The themes as the person wants them.</returns>
    public ThemeModel Apply(ThemeModel found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var themes = found.Themes.ToList();
        foreach (var edit in Edits)
        {
            edit.Apply(themes);
        }

        return found with { Themes = themes };
    }
}

/// <summary>One change of the themes. Immutable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(RenameTheme), "rename")]
[JsonDerivedType(typeof(MergeThemes), "merge")]
[JsonDerivedType(typeof(SplitTheme), "split")]
[JsonDerivedType(typeof(PinTheme), "pin")]
[JsonDerivedType(typeof(HideTheme), "hide")]
[JsonDerivedType(typeof(AddThemeWord), "add-word")]
[JsonDerivedType(typeof(RemoveThemeWord), "remove-word")]
public abstract record ThemeEdit
{
    /// <summary>Makes the change.</summary>
    /// <param name="themes">The themes.</param>
    internal abstract void Apply(List<Theme> themes);

    /// <summary>Changes one theme where it is there.</summary>
    /// <param name="themes">The themes.</param>
    /// <param name="id">Its id.</param>
    /// <param name="change">The change.</param>
    private protected static void Change(List<Theme> themes, string id, Func<Theme, Theme> change)
    {
        var index = themes.FindIndex(t => t.Id == id);
        if (index >= 0)
        {
            themes[index] = change(themes[index]);
        }
    }
}
