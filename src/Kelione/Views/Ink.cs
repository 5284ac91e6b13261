using Spectre.Console;

namespace Kelione.CommandLine.Views;

/// <summary>What a piece of text means; colour follows where a terminal takes it, and never says anything that the text does not.</summary>
internal enum Ink
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>Heads.</summary>
    Strong,

    /// <summary>Policy, hints.</summary>
    Quiet,

    /// <summary>The path: bars, links.</summary>
    Route,

    /// <summary>Clear and good.</summary>
    Joy,

    /// <summary>Losses.</summary>
    Barrier,
}

/// <summary>The terminal's styles for inks (LOOK's colour roles; the nearest of a terminal's 256 colours that read on light and dark grounds).</summary>
internal static class InkStyles
{
    /// <summary>The style of an ink.</summary>
    public static Style Of(Ink ink) => ink switch
    {
        Ink.Strong => new Style(decoration: Decoration.Bold),
        Ink.Quiet => new Style(Color.Grey),
        Ink.Route => new Style(Color.DodgerBlue2),
        Ink.Joy => new Style(Color.DarkCyan),
        Ink.Barrier => new Style(Color.IndianRed),
        _ => Style.Plain,
    };
}
