using System.Text.Json.Serialization;

namespace Kelione.Voice.Themes;

/// <summary>What people talk about. Immutable.</summary>
public sealed record Theme
{
    /// <summary>A stable id: the topic's name (<c>delivery</c>), two of them (<c>delivery+price</c>), a leading word (<c>en:seat</c>), or what a person's edit made.</summary>
    public required string Id { get; init; }

    /// <summary>The name that a person gave; null where a face names it by its topics or words.</summary>
    public string? Name { get; init; }

    /// <summary>What sets the texts of a theme of words apart from all others, as people write it; null for a theme of topics, or where nothing does.</summary>
    public string? Label { get; init; }

    /// <summary>The topics: a text that names all of them in one sentence has the theme. Empty where words alone decide.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Further sets of topics, from themes that were merged into this one.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OtherTopics { get; init; } = [];

    /// <summary>Words of which any one gives a text the theme.</summary>
    public IReadOnlyList<ThemeWord> Words { get; init; } = [];

    /// <summary>Words that do not count although a topic holds them.</summary>
    public IReadOnlyList<ThemeWord> Without { get; init; } = [];

    /// <summary>Whether a person wants to see it even where it is small.</summary>
    public bool IsPinned { get; init; }

    /// <summary>In how many of the texts it was found; 0 where nobody counted.</summary>
    public int Texts { get; init; }

    /// <summary>All the sets of topics.</summary>
    [JsonIgnore]
    public IEnumerable<IReadOnlyList<string>> AllTopics => Topics.Count > 0 ? OtherTopics.Prepend(Topics) : OtherTopics;
}

/// <summary>A word of a theme. Immutable.</summary>
/// <param name="Language">The language's code.</param>
/// <param name="Key">The stem, or two stems with a space between, as <see cref="Term"/> has it.</param>
/// <param name="Form">The word as people write it.</param>
public sealed record ThemeWord(string Language, string Key, string Form);

/// <summary>The themes of a workspace's texts. Immutable; plain enough to be kept as JSON.</summary>
/// <param name="Themes">The themes, the largest first.</param>
/// <param name="Texts">How many texts were read to find them.</param>
public sealed record ThemeModel(IReadOnlyList<Theme> Themes, int Texts)
{
    /// <summary>The topics of the lexicons alone, before any text was read.</summary>
    public static ThemeModel OfTopics { get; } = new([.. Lexicons.Topics.All.Select(t => new Theme { Id = t, Topics = [t] })], 0);
}

/// <summary>A theme in a text. Immutable.</summary>
/// <param name="Theme">The theme's id.</param>
/// <param name="Start">Where the words that gave it begin in the original text, in UTF-16 units.</param>
/// <param name="Length">How long they are there.</param>
public sealed record ThemeMention(string Theme, int Start, int Length);
