using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>
/// A page, measured and complete: everything that is drawn, at its place. Immutable. Whoever draws it (PDF, SVG, PNG, a page of the web) decides nothing any more.
/// The unit is 0.2646 mm (a 96th of an inch): A3 lying is 1587 × 1123.
/// </summary>
/// <param name="Title">What a reader calls it; goes into the file's metadata.</param>
/// <param name="Description">What it shows in a few sentences, for those who cannot see it.</param>
/// <param name="Language">The language of its texts as a BCP 47 tag, such as <c>en</c> or <c>zh-Hans</c>.</param>
/// <param name="Width">In units, above 0.</param>
/// <param name="Height">In units, above 0.</param>
/// <param name="Elements">What is drawn, from the bottom to the top.</param>
/// <param name="Notices">What did not fit or could not be drawn, in the order in which it was met.</param>
public sealed record Scene(
    string Title, string Description, string Language, double Width, double Height, ImmutableArray<SceneElement> Elements, ImmutableArray<SceneNotice> Notices)
{
    /// <summary>The width of A3 lying, in units.</summary>
    public const double A3Width = 1587;

    /// <summary>The height of A3 lying, in units.</summary>
    public const double A3Height = 1123;
}
