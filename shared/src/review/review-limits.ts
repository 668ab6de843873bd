/** No zod here: clients bundle this file. */
export const MAX_REVIEW_LETTERS = 500;
export const MAX_REVIEW_PICTURES = 9;
