using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>A text of an SVG picture: in Razor markup an element of that name would be taken for Razor's own.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Where it stands, in units of the picture.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Its base line.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>Its classes; null for none.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Its inline style; null for none.</summary>
    [Parameter]
    public string? Style { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Css.N(X));
        builder.AddAttribute(2, "y", Css.N(Y));
        builder.AddAttribute(3, "class", Class);
        builder.AddAttribute(4, "style", Style);
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
