using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>The linear poster: stages and steps across, lanes down. The largest type that fills the page is taken; a map that is too rich for the smallest gets a larger sheet.</summary>
internal sealed class LinearLayout : IPosterLayout
{
    /// <inheritdoc />
    public Scene Arrange(PosterInput input) => new GridPoster(input, Design).Arrange();

    private static GridDesign Design { get; } = new() { Head = page => HeadContent.Of(page, [.. HeadDetails(page)]), Rows = LinearRows.Of };

    /// <summary>Large maps say in the head how many steps they have.</summary>
    private static IEnumerable<string> HeadDetails(PosterPage page)
    {
        var count = page.Reading.Steps.Length;
        return count is <= 6 or > 20 ? [page.Words.Plural("Steps", count, page.Numbers.Count(count))] : [];
    }
}
