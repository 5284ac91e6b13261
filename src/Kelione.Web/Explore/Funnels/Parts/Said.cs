using Kelione.Journeys;
using Kelione.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>What stands in the places of a <see cref="Sentence"/>.</summary>
internal static class Said
{
    /// <summary>A number that opens.</summary>
    public static RenderFragment Number(Answer answer, string address, string text) => builder =>
    {
        builder.OpenComponent<Num>(0);
        builder.AddComponentParameter(1, nameof(Num.Answer), answer);
        builder.AddComponentParameter(2, nameof(Num.Address), address);
        builder.AddComponentParameter(3, nameof(Num.Text), text);
        builder.CloseComponent();
    };

    /// <summary>Words as they are.</summary>
    public static RenderFragment Words(string text) => builder => builder.AddContent(0, text);

    /// <summary>A name, set off.</summary>
    public static RenderFragment Name(string text) => builder =>
    {
        builder.OpenElement(0, "b");
        builder.AddContent(1, text);
        builder.CloseElement();
    };
}
