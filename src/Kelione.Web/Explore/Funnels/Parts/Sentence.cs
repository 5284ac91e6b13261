using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>A sentence with numbers that open in it: its places <c>{0}</c>, <c>{1}</c>… are filled with what each language puts there.</summary>
public sealed partial class Sentence : ComponentBase
{
    /// <summary>The sentence with its places.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>What stands in the places.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<RenderFragment> Parts { get; set; } = [];

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var from = 0;
        foreach (Match place in Place().Matches(Text))
        {
            builder.AddContent(0, Text[from..place.Index]);
            builder.AddContent(1, Parts[int.Parse(place.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)]);
            from = place.Index + place.Length;
        }

        builder.AddContent(2, Text[from..]);
    }

    [GeneratedRegex(@"\{(?<n>\d)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
