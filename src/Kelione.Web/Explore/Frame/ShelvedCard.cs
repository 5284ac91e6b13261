using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Explore.Frame;

/// <summary>A card that stands on the view's <see cref="ExploreShelf"/> while it is on the page. It marks its element with <c>data-card</c> and its <see cref="Number"/>.</summary>
public abstract class ShelvedCard : ComponentBase, IDisposable
{
    /// <summary>The view's shelf; null outside a view of Explore.</summary>
    [CascadingParameter]
    public ExploreShelf? Shelf { get; set; }

    /// <summary>The title.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The table that says the same as the card; null for none.</summary>
    [Parameter]
    public Func<ExploreTable?>? Table { get; set; }

    /// <summary>By which the page knows it.</summary>
    protected int? Number { get; private set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Number ??= Shelf?.Add();
        Shelf?.Put(Number ?? 0, Title, Table);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Leaves the shelf.</summary>
    protected virtual void Dispose(bool isDisposing) => Shelf?.Remove(Number ?? 0);
}
