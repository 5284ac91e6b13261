using Kelione.Maps;
using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>The mark of where a thing comes from: filled dot measured, hollow dot research, dashed ring assumption; the words beside it.</summary>
internal static class Provenances
{
    /// <summary>The mark with its words.</summary>
    public static RenderFragment Mark(Provenance provenance) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "prov");
        builder.AddAttribute(2, "style", "margin:0");
        builder.OpenElement(3, "i");
        builder.AddAttribute(4, "class", "dot " + provenance.Kind.ToString().ToLowerInvariant());
        builder.CloseElement();
        builder.AddContent(5, Words.Provenance(provenance.Kind) + (provenance.Note.Length > 0 ? $": {provenance.Note}" : "") + (provenance.N is { } n ? $" · n={Shared.Figures.Count(n)}" : ""));
        builder.CloseElement();
    };
}
