namespace Kelione.Web.Shared;

/// <summary>The colour of a person.</summary>
internal static class AvatarColours
{
    private const int Colours = 8;

    /// <summary>A number from 1 to 8 for <c>--cat-1</c> to <c>--cat-8</c>: the same for the same name on every server and every day.</summary>
    public static int Of(string name) => (int)(name.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) % Colours) + 1;
}
