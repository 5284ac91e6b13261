namespace Kelione.Posters.Text;

/// <summary>The machine has no font to set text in. The message says which packages bring one.</summary>
public sealed class PosterFontException : Exception
{
    internal PosterFontException()
        : base("No font was found on this machine, so that no text can be measured or drawn. Install one: on Debian and Ubuntu “apt-get install fonts-inter fonts-noto-core fonts-noto-cjk”, or at least “fonts-dejavu-core”.")
    {
    }
}
