namespace Kelione.Workspace;

/// <summary>
/// From when on a difference is a barrier. With many customers nearly every difference is beyond chance, so each must matter in practice too; these are the numbers, with their reasons.
/// </summary>
internal static class BarrierThresholds
{
    /// <summary>Fewer customers than this at a step show nothing: their interval is wider than any difference that would matter.</summary>
    public const long FewestCustomers = 50;

    /// <summary>Fewer other transitions than this give no yardstick.</summary>
    public const int FewestOthers = 3;

    /// <summary>A share above this is as good as any: between 95 % and 100 % the logit grows without end, and a map with a few certain steps would make every other one look low.</summary>
    public const double AsGoodAsAll = 0.90;

    /// <summary>A share below this is as bad as any, for the same reason.</summary>
    public const double AsBadAsAny = 0.02;

    /// <summary>The fence stands so many quartile distances below the first quartile of the others. Tukey's 1.5 is meant for hundreds of values; maps have five to fifteen, and the one outside a fence at 0.5 is about the worst of ten.</summary>
    public const double FenceReach = 0.5;

    /// <summary>Waits and returns differ a thousandfold between ordinary steps, so that their fence stands as far off as Tukey's.</summary>
    public const double WideFenceReach = 1.5;

    /// <summary>A transition that most customers pass is a barrier only when it stands alone: its odds at most this part of the next lowest one's.</summary>
    public const double AloneOdds = 1.0 / 3;

    /// <summary>A loss against the past matters from so many points on.</summary>
    public const double PointsAgainstPast = 0.05;

    /// <summary>Segments differ by nature; a loss against the other customers matters from so many points on.</summary>
    public const double PointsAgainstSegment = 0.10;

    /// <summary>Errors, and waits or returns beside the map's other steps, matter where so many points fewer go on.</summary>
    public const double PointsOfLoss = 0.10;

    /// <summary>Errors that fewer than this share of the step's customers meet are no barrier of the journey, however bad for those few.</summary>
    public const double LeastErrorShare = 0.01;

    /// <summary>A wait matters when it is so many times as long as it was, or as that of the other customers.</summary>
    public const double LongerBy = 1.5;

    /// <summary>A wait stands out from the map's other ones only where the slowest tenth needs this part of the window or more: a long wait that all get over is how the journey is.</summary>
    public const double WaitOfWindow = 0.5;

    /// <summary>Waits below this many seconds are all the same to a customer.</summary>
    public const double NoWait = 60;

    /// <summary>Returning is a loop from this share of the step's customers on.</summary>
    public const double LeastReturnShare = 0.20;

    /// <summary>A change of channel is forced when at least this share make it right after the activity, and by so many points more than others at the step.</summary>
    public const double LeastSwitchShare = 0.20;

    /// <summary>What goes together with leaving is named as a cause to look at where the lower end of its odds ratio is above this.</summary>
    public const double TellingOdds = 2;

    /// <summary>And where at least this share of those who did it went on all the same: what nobody did who went on is what the others did instead, not what sent them away.</summary>
    public const double LeastWentOnWith = 0.05;
}
