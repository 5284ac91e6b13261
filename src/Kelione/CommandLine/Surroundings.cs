using System.Globalization;
using System.Text;

namespace Kelione.CommandLine;

/// <summary>
/// What the program sees of the world: streams, terminal, clock, culture, environment. Handed in, so that tests run the very same program.
/// </summary>
internal sealed class Surroundings : IDisposable
{
    /// <summary>The width of views where the output is no terminal, in columns.</summary>
    public const int PlainWidth = 80;

    /// <summary>Where answers go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where progress and messages go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether <see cref="Out"/> shows colours.</summary>
    public bool OutHasColour { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal that can redraw a progress line.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The width of views, in columns.</summary>
    public int Width { get; init; } = PlainWidth;

    /// <summary>The user's culture: words and numbers of views.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>An environment variable, or null.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The folder under which a person's own data lies.</summary>
    public string DataFolder { get; init; } = Path.GetTempPath();

    /// <summary>The surroundings of this process.</summary>
    public static Surroundings OfProcess()
    {
        // .NET keeps a byte order mark off the console only if told so.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var noColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Surroundings
        {
            Out = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 16 * 1024) { AutoFlush = false, NewLine = "\n" },
            Error = new StreamWriter(Console.OpenStandardError(), utf8, bufferSize: 1024) { AutoFlush = true, NewLine = "\n" },
            OutHasColour = !Console.IsOutputRedirected && !noColour,
            ErrorIsTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = WidthOfTerminal(),
            Culture = CultureInfo.CurrentCulture,
            Variable = Environment.GetEnvironmentVariable,
            DataFolder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Out.Flush();
        }
        catch (IOException)
        {
            // The reader of a pipe (head, less) may have gone: nobody is left to tell.
        }
    }

    private static int WidthOfTerminal()
    {
        if (Console.IsOutputRedirected)
        {
            return PlainWidth;
        }

        try
        {
            return Console.WindowWidth is > 0 and var width ? Math.Clamp(width, 60, 140) : PlainWidth;
        }
        catch (IOException)
        {
            return PlainWidth;
        }
    }
}
