using MudBlazor;

namespace Kelione.Web.Frame;

/// <summary>MudBlazor's parts in Kelione's look. Colours are the custom properties of kelione.css, so that light and dark need no second theme.</summary>
internal static class KelioneTheme
{
    private static readonly string[] Fonts = ["Inter", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans CJK SC", "sans-serif"];

    /// <summary>The theme.</summary>
    public static MudTheme Theme { get; } = new()
    {
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
        Typography = new Typography { Default = new DefaultTypography { FontFamily = Fonts, FontSize = "14px", LineHeight = "1.45" } },
    };
}
