namespace Kelione.Maps;

/// <summary>What holds for ideas.</summary>
internal static class IdeaRules
{
    public static void Check(Idea idea, Findings at)
    {
        at.Needs("text", idea.Text, "Say what is to be done.");
        at.Within("easeOfDesign", idea.EaseOfDesign, 0, 10);
        at.Within("easeOfDevelopment", idea.EaseOfDevelopment, 0, 10);
        at.Within("effort", idea.Effort, 0, double.PositiveInfinity);
        if (idea is { Status: IdeaStatus.Released, ReleasedOn: null })
        {
            at.Warning("no-release-date", "releasedOn", $"{at.What} is released, and nobody said since when. Give the day, so that before and after can be compared.");
        }

        if (idea is { ReleasedOn: not null, Status: not (IdeaStatus.Released or IdeaStatus.Dropped) })
        {
            at.Warning("released-without-status", "status", $"{at.What} has a release date and is not marked as released. Mark it, or take the date away.");
        }

        if (idea.Experiment is { } experiment)
        {
            at.Needs("experiment/field", experiment.Field, "Say which attribute of the events names the variant.");
            at.Needs("experiment/control", experiment.Control, "Say which value those have who did not get the idea.");
            at.Needs("experiment/treatment", experiment.Treatment, "Say which value those have who got the idea.");
            if (experiment.Control == experiment.Treatment)
            {
                at.Error("same-variant", "experiment", $"{at.What} is tested with '{experiment.Control}' on both sides. Give the two groups different values.");
            }
        }
    }
}
