namespace Kelione.Workspace;

/// <summary>What a person can change about the themes of what customers say. Each change can be taken back.</summary>
public interface IThemeSteering
{
    /// <summary>Gives a theme a name.</summary>
    /// <exception cref="MendableException">There is no such theme, or the name is empty.</exception>
    void RenameTheme(string theme, string name);

    /// <summary>Makes one theme of two.</summary>
    /// <param name="theme">The theme that stays.</param>
    /// <param name="other">The theme that goes into it.</param>
    /// <exception cref="MendableException">There is no such theme, or both are the same.</exception>
    void MergeThemes(string theme, string other);

    /// <summary>Takes words out of a theme into one of their own. Gives the new theme's id.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="name">The new theme's name.</param>
    /// <param name="words">The words, as <c>language:word</c>.</param>
    /// <exception cref="MendableException">There is no such theme, there is one of the new name, or a word says nothing.</exception>
    string SplitTheme(string theme, string name, IReadOnlyList<string> words);

    /// <summary>Keeps a theme in view, or lets it go again.</summary>
    /// <exception cref="MendableException">There is no such theme.</exception>
    void PinTheme(string theme, bool isPinned);

    /// <summary>Takes a theme out of view.</summary>
    /// <exception cref="MendableException">There is no such theme.</exception>
    void HideTheme(string theme);

    /// <summary>Says that a word belongs to a theme, or that it does not.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="word">The word, as <c>language:word</c>.</param>
    /// <param name="belongs">Whether it belongs.</param>
    /// <exception cref="MendableException">There is no such theme, or the word says nothing.</exception>
    void SetThemeWord(string theme, string word, bool belongs);

    /// <summary>Takes the last change of the themes back.</summary>
    /// <exception cref="MendableException">Nothing was changed.</exception>
    void UndoThemeEdit();
}
