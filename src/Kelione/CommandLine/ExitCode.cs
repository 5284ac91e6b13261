namespace Kelione.CommandLine;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Something that the user can mend; one clear message on stderr.</summary>
    public const int UserCanMend = 1;

    /// <summary>Our fault.</summary>
    public const int OurFault = 2;
}
