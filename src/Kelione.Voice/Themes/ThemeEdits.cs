namespace Kelione.Voice.Themes;

/// <summary>Gives a theme a name.</summary>
/// <param name="Id">The theme.</param>
/// <param name="Name">The name.</param>
public sealed record RenameTheme(string Id, string Name) : ThemeEdit
{
    /// <inheritdoc/>
    internal override void Apply(List<Theme> themes) => Change(themes, Id, t => t with { Name = Name });
}

/// <summary>Makes one theme of two: a text with either has it.</summary>
/// <param name="Id">The theme that stays.</param>
/// <param name="Other">The theme that goes into it.</param>
public sealed record MergeThemes(string Id, string Other) : ThemeEdit
{
    /// <inheritdoc/>
    internal override void Apply(List<Theme> themes)
    {
        var other = themes.Find(t => t.Id == Other);
        if (other is null || Other == Id || !themes.Exists(t => t.Id == Id))
        {
            return;
        }

        Change(themes, Id, t => t with
        {
            Words = [.. t.Words.Union(other.Words)],
            OtherTopics = [.. t.OtherTopics, .. other.AllTopics],

            // How many texts have both is known only when they are counted again.
            Texts = 0,
        });
        themes.Remove(other);
    }
}

/// <summary>Takes words out of a theme into one of their own.</summary>
/// <param name="Id">The theme.</param>
/// <param name="NewId">The new theme's id.</param>
/// <param name="Name">The new theme's name.</param>
/// <param name="Words">The words that go.</param>
public sealed record SplitTheme(string Id, string NewId, string Name, IReadOnlyList<ThemeWord> Words) : ThemeEdit
{
    /// <inheritdoc/>
    internal override void Apply(List<Theme> themes)
    {
        var index = themes.FindIndex(t => t.Id == Id);
        if (index < 0 || themes.Exists(t => t.Id == NewId))
        {
            return;
        }

        themes[index] = themes[index] with { Words = [.. themes[index].Words.Except(Words)], Without = [.. themes[index].Without.Union(Words)], Texts = 0 };
        themes.Insert(index + 1, new Theme { Id = NewId, Name = Name, Words = Words, IsPinned = true });
    }
}

/// <summary>Keeps a theme in view, also where it is small or no longer found; or lets it go again.</summary>
/// <param name="Id">The theme's id.</param>
/// <param name="IsPinned">Whether it stays.</param>
/// <param name="Kept">The theme as it was when it was pinned, to be put back where it is no longer found.</param>
public sealed record PinTheme(string Id, bool IsPinned, Theme? Kept = null) : ThemeEdit
{
    /// <inheritdoc/>
    internal override void Apply(List<Theme> themes)
    {
        if (IsPinned && Kept is not null && !themes.Exists(t => t.Id == Id))
        {
            themes.Add(Kept with { Texts = 0 });
        }

        Change(themes, Id, t => t with { IsPinned = IsPinned });
    }
}

/// <summary>Takes a theme out of view: it says nothing.</summary>
/// <param name="Id">The theme's id.</param>
public sealed record HideTheme(string Id) : ThemeEdit
{
    /// <inheritdoc/>
    internal override void Apply(List<Theme> themes) => themes.RemoveAll(t => t.Id == Id);
}

/// <summary>Says that a word belongs to a theme.</summary>
/// <param name="Id">The theme's id.</param>
/// <param name="Word">The word, from <see cref="ThemeReader.WordOf"/>.</param>
public sealed record AddThemeWord(string Id, ThemeWord Word) : ThemeEdit
{
    /// <inheritdoc/>
    internal override void Apply(List<Theme> themes) =>
        Change(themes, Id, t => t with { Words = [.. t.Words.Append(Word).Distinct()], Without = [.. t.Without.Where(w => w != Word)], Texts = 0 });
}

/// <summary>Says that a word does not belong to a theme.</summary>
/// <param name="Id">The theme's id.</param>
/// <param name="Word">The word, from <see cref="ThemeReader.WordOf"/>.</param>
public sealed record RemoveThemeWord(string Id, ThemeWord Word) : ThemeEdit
{
    /// <inheritdoc/>
    internal override void Apply(List<Theme> themes) =>
        Change(themes, Id, t => t with { Words = [.. t.Words.Where(w => w != Word)], Without = [.. t.Without.Append(Word).Distinct()], Texts = 0 });
}
